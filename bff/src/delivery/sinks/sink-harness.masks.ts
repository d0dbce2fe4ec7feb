import type { OutgoingRequest } from './sink-definition';
import type { SinkTrial } from './sink-harness.trial';

/** Six are shown; two more may follow by chance, a third would show that more is let through. */
const mostClickCharsInARow = 8;

/** What the ledger keeps of a request shows nothing that names a person or opens an account. */
export function describeMasks<Settings, Secrets, Message>(
  trial: SinkTrial<Settings, Secrets, Message>,
): void {
  const { sink, fixtures, everyMessage, settingsOf, contextOf } = trial;

  describe('masking', () => {
    test('shows no click id, secret or account of the person', () => {
      for (const message of everyMessage()) {
        expectMasked(trial, sink.mask(sink.write([message], contextOf(settingsOf()))));
      }
    });

    test('survives a request that it did not write', () => {
      const strange: OutgoingRequest[] = [
        { method: 'GET', url: 'not a url', headers: {} },
        { method: 'POST', url: 'https://a.example/?x=%E0%A4%A', headers: {}, body: '{"a":' },
        { method: 'POST', url: 'https://a.example/', headers: {}, body: 'null' },
        { method: 'POST', url: 'https://a.example/', headers: {}, body: `["${fixtures.clickId}"]` },
      ];
      for (const request of strange) expectMasked(trial, sink.mask(request));
    });

    if (sink.probe) {
      test('the probe shows none either', () => {
        expectMasked(trial, sink.mask(sink.probe!(contextOf(settingsOf()))));
      });
    }
  });
}

export function expectMasked<Settings, Secrets, Message>(
  { fixtures, isAdPlatform }: SinkTrial<Settings, Secrets, Message>,
  shown: string,
): void {
  const hidden = [...fixtures.hidden, ...(fixtures.hostAccount ? [fixtures.hostAccount.openId] : [])];
  for (const secret of hidden) expect(shown).not.toContain(secret);
  if (isAdPlatform) {
    for (const piece of piecesOf(fixtures.clickId, mostClickCharsInARow + 1)) {
      expect(shown).not.toContain(piece);
    }
  }
}

function piecesOf(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, from) =>
    text.slice(from, from + length),
  );
}
