import { render } from '@testing-library/react';
import { Fact } from './fact';

test('the label comes before its value, also when read aloud', () => {
  const { container } = render(<Fact label="谁来查">青杉消费金融有限公司</Fact>);
  expect(container).toHaveTextContent('谁来查青杉消费金融有限公司');
});
