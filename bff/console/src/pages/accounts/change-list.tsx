import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { shortFactMeaning } from '../../parts/fact-name';
import type { Language } from '../../language';
import { useLanguage } from '../../language/use-language';
import type { SetupChange, Sink } from './account-types';
import { useWords } from './use-words';

/** What one set-up has and the other has not, in words. */
export function ChangeList({ changes, sink }: { changes: readonly SetupChange[]; sink: Sink }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useWords();
  if (changes.length === 0) return <p className="card-body quiet">{t('accounts.changesNone')}</p>;
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t('accounts.changeHead')}</th>
          <th>{t('accounts.before')}</th>
          <th>{t('accounts.after')}</th>
        </tr>
      </thead>
      <tbody>
        {foldedLines(changes).map((change) => (
          <tr key={change.path}>
            <td>{nameOf(change.path)}</td>
            <td className="quiet">{valueOf(change.path, change.before)}</td>
            <td>
              <b>{valueOf(change.path, change.after)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function nameOf(path: string): string {
    if (path.startsWith('settings.')) {
      const name = path.slice('settings.'.length);
      const field = sink.settings.find((each) => each.name === name);
      return field ? say(field.label) : name;
    }
    if (path.startsWith('mapping.')) return lineName(path, sink, say, t, language);
    if (path.startsWith('clicks.'))
      return t('accounts.changePath.clicks', { name: path.slice('clicks.'.length) });
    const last = path.split('.').at(-1)!;
    return isPlainPath(last) ? t(`accounts.changePath.${last}`) : path;
  }

  function valueOf(path: string, value: SetupChange['before']): string {
    if (value === null || value === '') return t('accounts.absent');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (path === 'unknownPolicy') return t(`accounts.policy.${value as 'hold' | 'resend_same_id'}`);
    if (path.endsWith('.goal')) return t(`accounts.goal.${value as 'shallow' | 'deep'}`);
    if (path.endsWith('.touch')) return t(`accounts.touch.${value as 'arrival' | 'registration'}`);
    const field = sink.settings.find(({ name }) => `settings.${name}` === path);
    const choice = field?.choices.find((each) => each.value === value);
    return choice ? say(choice.label) : String(value);
  }
}

const plainPaths = [
  'clickDays',
  'deepClickDays',
  'eventHours',
  'unknownPolicy',
  'unknownWaitSeconds',
  'perSecond',
  'burst',
  'timeoutMs',
  'retryHours',
  'tellRegrades',
] as const;
const isPlainPath = (name: string): name is (typeof plainPaths)[number] =>
  plainPaths.some((each) => each === name);

/** A line that comes or goes is one change, not one for each of its parts. */
function foldedLines(changes: readonly SetupChange[]): SetupChange[] {
  const whole = changes
    .filter(({ path }) => /^mapping\..*\.on$/.test(path))
    .map(({ path }) => path.slice(0, -'on'.length));
  return changes.filter(
    ({ path }) => path.endsWith('.on') || !whole.some((prefix) => path.startsWith(prefix)),
  );
}

function lineName(
  path: string,
  sink: Sink,
  say: ReturnType<typeof useWords>,
  t: TFunction,
  language: Language,
): string {
  const [, fact = '', event = '', part = ''] =
    /^mapping\.([^>]*)>(.*?)\.((?:options\.)?[^.]+)$/.exec(path) ?? [];
  const meaning = sink.events.find(({ name }) => name === event)?.meaning;
  const line = t('accounts.changePath.line', {
    fact: shortFactMeaning(fact, language),
    event: meaning ? say(meaning) : event,
  });
  if (part === 'on') return line;
  if (part === 'goal' || part === 'touch') return `${line} · ${t(`accounts.changePath.${part}`)}`;
  return `${line} · ${t('accounts.changePath.option', { name: part.replace('options.', '') })}`;
}
