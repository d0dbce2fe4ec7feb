import { render, screen } from '@testing-library/react';
import { Timeline } from './timeline';

test('the step under way stands out, and a step to come has no time', () => {
  render(
    <Timeline
      steps={[
        { name: '申请已收到', state: 'done', at: '14:02' },
        { name: '正在审批', state: 'now', at: '14:03 开始' },
        { name: '通知你结果', state: 'later' },
      ]}
    />,
  );
  expect(screen.getAllByRole('listitem').map((step) => step.textContent)).toEqual([
    '申请已收到14:02',
    '正在审批14:03 开始',
    '通知你结果',
  ]);
  expect(screen.getByText('正在审批')).toHaveClass('strong');
});
