import { fireEvent, render, screen } from '@testing-library/react';
import { Button } from '../button';
import { Sheet } from './sheet';

const actions = (
  <Button id="keep" kind="tonal" onClick={() => undefined}>
    不取消
  </Button>
);

test('a closed sheet leaves nothing behind', () => {
  const { container } = render(
    <Sheet open={false} title="取消这笔借款" actions={actions}>
      放款前取消不收任何费用。
    </Sheet>,
  );
  expect(container).toBeEmptyDOMElement();
});

test('a tap beside the sheet closes it only where closing is declining', () => {
  const close = jest.fn();
  const sheet = (onClose?: () => void) => (
    <Sheet id="cancel" open title="取消这笔借款" actions={actions} onClose={onClose}>
      放款前取消不收任何费用。
    </Sheet>
  );
  const { container, rerender } = render(sheet());
  const scrim = () => container.querySelector('#cancel-scrim') as HTMLElement;
  fireEvent.click(scrim());
  expect(screen.getByRole('dialog', { name: '取消这笔借款' })).toBeInTheDocument();
  rerender(sheet(close));
  fireEvent.click(scrim());
  expect(close).toHaveBeenCalledTimes(1);
});
