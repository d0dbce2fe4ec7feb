import { render } from '@testing-library/react';
import { PromiseLine } from './promise-line';

const widthAt = (share: number) =>
  render(
    <PromiseLine share={share} from="14:02 提交" until="最晚 14:32" />,
  ).container.querySelector<HTMLElement>('.promise__done')?.style.width;

test('the line stands where the time is, and a broken promise does not run over its end', () => {
  expect([widthAt(7 / 30), widthAt(1.4), widthAt(-1)]).toEqual(['23.3%', '100%', '0%']);
});
