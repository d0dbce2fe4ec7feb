import type { Experiment } from '../experiment-types';
import { PhoneCard } from './phone-card';
import { ScanCard } from './scan-card';
import { useLook } from './use-look';

/** What was saved, drawn and on a phone of one's own. */
export function PhonesCard({ experiment, isChanged }: { experiment: Experiment; isChanged: boolean }) {
  const { variants, audience } = experiment.definition;
  const [look, setLook] = useLook(variants, audience.hosts);
  return (
    <>
      <PhoneCard
        experiment={experiment}
        look={look}
        pins={[]}
        marked={null}
        isChanged={isChanged}
        onLook={setLook}
      />
      <ScanCard key={`${experiment.revision}`} experiment={experiment} look={look} />
    </>
  );
}
