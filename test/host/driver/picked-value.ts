import type { HostPlatform } from '../platform';
import type { ViewElement } from '../view/element';

/** What a slider or picker reports for what the person chose; an option may be named by its text. */
export function pickedValue(platform: HostPlatform, element: ViewElement, value: unknown): unknown {
  if (element.tag === 'slider') return sliderValue(element, Number(value));
  const mode = element.attributes.mode ?? 'selector';
  if (element.tag !== 'picker' || mode !== 'selector') return value;
  const index = typeof value === 'number' ? value : optionTexts(element).indexOf(String(value));
  if (index < 0 || index >= optionTexts(element).length)
    throw new Error(`the picker has no "${String(value)}": it offers ${optionTexts(element).join(', ')}`);
  // WeChat reports the index as text, Douyin as a number.
  return platform === 'weapp' ? String(index) : index;
}

function optionTexts(picker: ViewElement): string[] {
  const range = Array.isArray(picker.attributes.range) ? (picker.attributes.range as unknown[]) : [];
  const key = picker.attributes['range-key'];
  return range.map((option) =>
    typeof key === 'string' && key !== '' ? String((option as Record<string, unknown>)[key]) : String(option),
  );
}

function sliderValue(slider: ViewElement, value: number): number {
  const [min, max, step] = ['min', 'max', 'step'].map((name) => Number(slider.attributes[name]));
  if (min === undefined || max === undefined || step === undefined) return value;
  if (!(value >= min && value <= max))
    throw new Error(`the slider goes from ${min} to ${max}, not to ${value}`);
  return min + Math.round((value - min) / step) * step;
}
