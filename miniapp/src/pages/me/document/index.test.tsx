import { act, render, screen } from '@testing-library/react';
import { useRouter } from '@tarojs/taro';
import { consentDocuments } from '@loudou/shared/consent';
import Document from './index';

async function open(purpose: string) {
  useRouter().params = { purpose };
  return act(async () => render(<Document />));
}

test('the whole text of the purpose is shown, with its version', async () => {
  const { container } = await open('bureau_query');
  for (const paragraph of consentDocuments.bureau_query.paragraphs)
    expect(container).toHaveTextContent(paragraph);
  expect(container).toHaveTextContent('版本 2026-11');
});

test.each(['', 'toString', 'constructor', 'x'])('the word %p of a link opens no text', async (purpose) => {
  await open(purpose);
  expect(screen.getByText('没有找到这份文本')).toBeInTheDocument();
});
