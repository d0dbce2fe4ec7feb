import { View } from '@tarojs/components';
import { accessible } from '../accessible';

interface StopTargetsProps {
  stops: number;
  onChoose: (place: number) => void;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/**
 * A browser's slider answers to a finger on its thumb and to nothing else. These let its track be tapped, as the
 * other hosts do, and be used with a mouse. Minus and plus say the same to a screen reader.
 */
export function StopTargets({ stops, onChoose }: StopTargetsProps) {
  const step = 1 / (stops - 1);
  return (
    <View {...accessible({ hidden: true })}>
      {Array.from({ length: stops }, (_, place) => (
        <View
          key={place}
          className="slider__target"
          style={{ left: percent((place - 0.5) * step), width: percent(step) }}
          onClick={() => onChoose(place)}
        />
      ))}
    </View>
  );
}
