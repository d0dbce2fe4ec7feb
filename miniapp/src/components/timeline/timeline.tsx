import { View } from '@tarojs/components';
import { accessible } from '../accessible';
import { classNames } from '../class-names';
import './timeline.scss';

export interface TimelineStep {
  name: string;
  state: 'done' | 'now' | 'later';
  /** `14:02`, `14:03 开始` */
  at?: string;
}

/** What happened, what is happening, what comes. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View {...accessible({ role: 'list' })}>
      {steps.map(({ name, state, at }, place) => (
        <View
          key={place}
          className={`timeline__step timeline__step--${state}`}
          {...accessible({ role: 'listitem' })}
        >
          <View className="timeline__dot" />
          <View className={classNames('grow', state === 'now' && 'strong', state === 'later' && 'soft')}>
            {name}
          </View>
          {at && <View className="soft num">{at}</View>}
        </View>
      ))}
    </View>
  );
}
