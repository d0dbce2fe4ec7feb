import { render } from '@testing-library/react';
import { DoneMark } from './done-mark';

test('the mark adds no words to the title beside it', () => {
  expect(render(<DoneMark />).container).toHaveTextContent('');
});
