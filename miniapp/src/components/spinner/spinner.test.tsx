import { render } from '@testing-library/react';
import { Spinner } from './spinner';

test('a spinner says nothing by itself', () => {
  expect(render(<Spinner />).container).toHaveTextContent('');
});
