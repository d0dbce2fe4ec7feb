import type { SinkDefinition } from './sink-definition';
import { describeAnswers } from './sink-harness.answers';
import { describeDefinition } from './sink-harness.definition';
import { describeMapping } from './sink-harness.mapping';
import { describeMasks } from './sink-harness.masks';
import { openTrial, type SinkFixtures } from './sink-harness.trial';
import { describeWriting } from './sink-harness.writing';

/** The tests that every sink passes, whatever it talks to. */
export function describeSink<Settings, Secrets, Message>(
  sink: SinkDefinition<Settings, Secrets, Message>,
  fixtures: SinkFixtures<Secrets>,
): void {
  const trial = openTrial(sink, fixtures);
  describe(`the sink ${sink.name}`, () => {
    describeDefinition(trial);
    describeMapping(trial);
    describeWriting(trial);
    describeAnswers(trial);
    describeMasks(trial);
  });
}
