import { Slider, Text, View } from '@tarojs/components';
import { formatYuan } from '@loudou/shared/money';
import { accessible } from '../accessible';
import { StopTargets } from './stop-targets';
import { marksOf, nearestStop, shareOfTrack } from './stops';
import './amount-slider.scss';

export interface AmountSliderProps {
  id: string;
  /** The amounts it can rest on, growing. It runs over these and not over yuan, so that small amounts can be hit. */
  stopsFen: readonly number[];
  valueFen: number;
  onChange: (fen: number) => void;
  disabled?: boolean;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** The host's slider, unseen, lies over a track that is drawn in our colours; minus and plus move one stop. */
export function AmountSlider({ id, stopsFen, valueFen, onChange, disabled }: AmountSliderProps) {
  const lastStop = stopsFen.length - 1;
  const isFixed = Boolean(disabled) || lastStop < 1;
  const share = percent(shareOfTrack(stopsFen, valueFen));
  const choose = (fen: number | undefined) => {
    if (fen !== undefined && fen !== valueFen && !isFixed) onChange(fen);
  };
  return (
    <View>
      <View className="slider">
        <View
          id={`${id}-less`}
          className="slider__step slider__step--less"
          onClick={() => choose(stopsFen.filter((stop) => stop < valueFen).pop())}
          {...accessible({ role: 'button', label: '减少金额' })}
        />
        <View className="slider__track">
          <View className="slider__fill" style={{ width: share }} />
          <View className="slider__thumb" style={{ left: share }} />
          {process.env.TARO_ENV === 'h5' && !isFixed && (
            <StopTargets stops={stopsFen.length} onChoose={(place) => choose(stopsFen[place])} />
          )}
          <Slider
            id={id}
            className="slider__host"
            min={0}
            max={Math.max(lastStop, 1)}
            step={1}
            value={nearestStop(stopsFen, valueFen)}
            disabled={isFixed}
            blockSize={28}
            onChanging={(event) => choose(stopsFen[Number(event.detail.value)])}
            onChange={(event) => choose(stopsFen[Number(event.detail.value)])}
            {...accessible({ label: `借款金额 ${formatYuan(valueFen)} 元` })}
          />
        </View>
        <View
          id={`${id}-more`}
          className="slider__step slider__step--more"
          onClick={() => choose(stopsFen.find((stop) => stop > valueFen))}
          {...accessible({ role: 'button', label: '增加金额' })}
        />
      </View>
      <View className="slider__marks">
        {marksOf(stopsFen).map((mark) => (
          <Text key={mark.share} className="slider__mark" style={{ left: percent(mark.share) }}>
            {mark.text}
          </Text>
        ))}
      </View>
    </View>
  );
}
