import { render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { Page } from './page';

afterEach(() => {
  process.env.TARO_ENV = 'weapp';
});

test('theme and size of letters are classes of the root, for everything inside', () => {
  const { container } = render(
    <Page theme="dark" text="large">
      内容
    </Page>,
  );
  expect(container.firstChild).toHaveClass('theme-dark', 'text-large');
});

test('a page with a bottom bar ends above it', () => {
  const { container, rerender } = render(
    <Page theme="light" text="normal" bar={<div>栏</div>}>
      内容
    </Page>,
  );
  expect(container.firstChild).toHaveClass('page--bar');
  rerender(
    <Page theme="light" text="normal">
      内容
    </Page>,
  );
  expect(container.firstChild).not.toHaveClass('page--bar');
});

test('the hosts draw the title bar themselves; a browser gets one, with a way back only where there is one', () => {
  const pages = jest.mocked(Taro.getCurrentPages);
  render(
    <Page theme="light" text="normal">
      内容
    </Page>,
  );
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull();

  process.env.TARO_ENV = 'h5';
  pages.mockReturnValueOnce([{}, {}] as never);
  render(
    <Page theme="light" text="normal">
      内容
    </Page>,
  );
  screen.getByRole('button', { name: '返回' }).click();
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1);
});
