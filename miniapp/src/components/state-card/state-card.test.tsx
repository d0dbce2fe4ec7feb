import { render, screen } from '@testing-library/react';
import { Button } from '../button';
import { StateCard } from './state-card';

test('an empty place says what will stand there, an error what was not lost and how to go on', () => {
  const { rerender, container } = render(
    <StateCard title="还没有借款" text="借款后，每期该还多少会列在这里" />,
  );
  expect(container).toHaveTextContent('还没有借款借款后，每期该还多少会列在这里');
  expect(screen.queryByRole('button')).toBeNull();
  rerender(
    <StateCard title="没有连上，数据没有变">
      <Button id="again" kind="tonal" size="small" onClick={() => undefined}>
        再试一次
      </Button>
    </StateCard>,
  );
  expect(screen.getByRole('button', { name: '再试一次' })).toBeInTheDocument();
});
