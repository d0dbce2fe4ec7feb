import { useTranslation } from 'react-i18next';
import { fenText } from '../../../format/money';
import { clockText } from '../../../format/moments';
import { Card } from '../../../parts/card';
import type { ExplainedLeaf, Sink } from '../account-types';
import { useWords } from '../use-words';
import { ShownText } from './shown-text';

type Source = ExplainedLeaf['sources'][number];

/** Each value of the request with what it was made from; what never changes is told in one line. */
export function ExplainedTable({ leaves, sink }: { leaves: readonly ExplainedLeaf[]; sink: Sink }) {
  const { t } = useTranslation();
  const told = leaves.filter(
    ({ sources, overEverything, place }) => sources.length > 0 || overEverything || place === 'body',
  );
  const rest = leaves.length - told.length;
  return (
    <Card title={t('accounts.whyTitle')} aside={<span className="small quiet">{t('accounts.whyNote')}</span>}>
      <table className="rows explained">
        <thead>
          <tr>
            <th>{t('accounts.whyValue')}</th>
            <th>{t('accounts.whyFrom')}</th>
          </tr>
        </thead>
        <tbody>
          {told.map((leaf) => (
            <tr key={`${leaf.place} ${leaf.name}`}>
              <td>
                <small className="mono">{leaf.name === '' ? 'URL' : leaf.name}</small>
                <span className="mono value">
                  <ShownText parts={leaf.value} />
                </span>
              </td>
              <td>
                {leaf.overEverything && t('accounts.whyOverEverything')}
                {!leaf.overEverything && leaf.sources.length === 0 && (
                  <span className="quiet">{t('accounts.whyFixed')}</span>
                )}
                {leaf.sources.map((source) => (
                  <SourceLine key={source.input} source={source} sink={sink} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <footer>{t('accounts.whyMore', { count: rest })}</footer>}
    </Card>
  );
}

const plainInputs = [
  'occurredAt',
  'externalId',
  'factId',
  'personId',
  'personSequence',
  'touchId',
  'host',
  'now',
  'nonce',
  'clickId',
  'landedAt',
  'grade',
  'expectedValueFen',
  'policyVersion',
  'openId',
  'appId',
] as const;
const isPlainInput = (name: string): name is (typeof plainInputs)[number] =>
  plainInputs.some((each) => each === name);

function SourceLine({ source, sink }: { source: Source; sink: Sink }) {
  const { t } = useTranslation();
  const say = useWords();
  // A switch or a choice of ours decides that a value is there; there is nothing to compare it with.
  if (source.input.startsWith('settings.') && source.conversion === 'chosen')
    return <span className="source quiet">{t('accounts.whySetting', { name: settingName() })}</span>;
  return (
    <span className="source">
      <span>
        {nameOf()} <b>{valueOf(source)}</b>
      </span>
      <small>{t(`accounts.conversion.${source.conversion}`)}</small>
    </span>
  );

  function settingName(): string {
    const own = source.input.slice('settings.'.length);
    const field = sink.settings.find(({ name }) => name === own);
    return field ? say(field.label) : own;
  }

  function nameOf(): string {
    const { input } = source;
    const last = input.split('.').at(-1)!;
    if (input.startsWith('settings.')) return t('accounts.input.settings', { name: settingName() });
    if (input.startsWith('options.')) return t('accounts.input.options', { name: last });
    if (input.startsWith('click.ids.') || input.startsWith('click.parameters.'))
      return t('accounts.input.link', { name: last });
    if (input.startsWith('data.')) return t(`field.${last}` as 'field.amountFen');
    return isPlainInput(last) ? t(`accounts.input.${last}`) : last;
  }
}

/** Our own value in our own unit, so that the conversion beside it can be followed. */
function valueOf({ input, value }: Source): string {
  if (value === null) return '–';
  if (typeof value === 'number' && /Fen$/.test(input)) return fenText(value);
  if (typeof value === 'number' && /Bps$/.test(input)) return `${value / 100}%`;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return clockText(value);
  return String(value);
}
