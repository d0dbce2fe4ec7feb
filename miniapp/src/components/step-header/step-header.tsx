import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import './step-header.scss';

export interface StepHeaderProps {
  /** 1 for the first. */
  step: number;
  /** Never grows on the way. */
  steps: number;
  name: string;
  /** Says how many are still to come instead of which one this is. */
  countsLeft?: boolean;
}

/** Where on the way this is, in bars and in words. */
export function StepHeader({ step, steps, name, countsLeft }: StepHeaderProps) {
  return (
    <View className="steps">
      <View className="steps__bars">
        {Array.from({ length: steps }, (_, place) => (
          <View key={place} className={classNames('steps__bar', place < step && 'steps__bar--done')} />
        ))}
      </View>
      <View className="small soft">
        {countsLeft ? leftWords(steps - step) : `第 ${step} 步，共 ${steps} 步`} · {name}
      </View>
    </View>
  );
}

const leftWords = (left: number): string => (left > 0 ? `后面还有 ${left} 步` : '最后一步');
