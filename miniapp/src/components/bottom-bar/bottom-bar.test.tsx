import { render, screen } from '@testing-library/react';
import { Button } from '../button';
import { BottomBar } from './bottom-bar';

const nothing = () => undefined;

test('the line of reading shows what is read, and goes away when all is', () => {
  const bar = (progress: number) => (
    <BottomBar progress={progress}>
      <Button id="confirm" disabled={progress < 1} onClick={nothing}>
        看过了
      </Button>
    </BottomBar>
  );
  const { container, rerender } = render(bar(0.4));
  expect(container.querySelector('.bottom-bar__read')).toHaveStyle({ width: '40%' });
  rerender(bar(1));
  expect(container.querySelector('.bottom-bar__read')).toBeNull();
});

test('declining and accepting can look the same', () => {
  render(
    <BottomBar note="两个选择都可以">
      <Button id="decline" kind="tonal" onClick={nothing}>
        暂不授权
      </Button>
      <Button id="accept" kind="tonal" onClick={nothing}>
        同意并提交
      </Button>
    </BottomBar>,
  );
  const [decline, accept] = screen.getAllByRole('button');
  expect(decline?.className).toBe(accept?.className);
});
