import { fireEvent, render, screen } from '@testing-library/react';
import { Cell } from './cell';
import { PickerCell } from './picker-cell';

test('a row with a way behind it is a button with a chevron; a row that only tells is not', () => {
  const open = jest.fn();
  const { container } = render(
    <>
      <Cell label="征信更新" value="3月17日 报送结清" />
      <Cell label="剩余额度" value="保留或关闭" onClick={open} />
    </>,
  );
  fireEvent.click(screen.getByRole('button'));
  expect(open).toHaveBeenCalledTimes(1);
  expect(container.querySelectorAll('.chevron')).toHaveLength(1);
});

test('a picker starts empty and asks to choose', () => {
  const choose = jest.fn();
  render(
    <PickerCell
      id="purpose"
      label="借款用途"
      options={['日常消费', '教育']}
      chosen={null}
      onChoose={choose}
    />,
  );
  expect(screen.getByText('请选择')).toBeInTheDocument();
  fireEvent.change(screen.getByRole('combobox'), { target: { value: '1' } });
  expect(choose).toHaveBeenCalledWith(1);
});
