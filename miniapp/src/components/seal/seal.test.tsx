import { render } from '@testing-library/react';
import { Seal } from './seal';

test('a seal says whose it is', () => {
  expect(render(<Seal lines={['青杉消费金融', '电子章']} />).container).toHaveTextContent(
    '青杉消费金融电子章',
  );
});
