import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { RowStory, StoryEntry } from '../../api/types';
import { durationText } from '../../format/durations';
import { exactFenText } from '../../format/money';
import { beijingDay, clockText, dayText, shortClockText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import { zhLedger } from '../../language/ledger/zh';
import { causeWord } from '../../parts/delivery-cause';
import { factMeaning } from '../../parts/fact-name';
import { useGroupName } from '../../parts/use-group-name';
import { type StoryLine, storyLines } from './story.rules';
import { useSinkName } from './use-sink-name';
import { WaitingLine } from './waiting-line';

const bold = { b: <b /> };

export function StoryList({ story, onOpen }: { story: RowStory; onOpen(deliveryId: string): void }) {
  const lines = storyLines(story);
  return (
    <ol className="story-lines">
      {lines.map((line, place) => (
        <Line key={`${line.kind} ${place}`} line={line} before={lines[place - 1]} story={story} />
      ))}
      <WaitingLine story={story} onOpen={onOpen} />
    </ol>
  );
}

interface LineProps {
  line: StoryLine;
  before: StoryLine | undefined;
  story: RowStory;
}

function Line({ line, before, story }: LineProps) {
  const language = useLanguage();
  const isNewDay = !before || beijingDay(before.at) !== beijingDay(line.at);
  const { text, note } = useWords(line, story);
  return (
    <li className={line.tone}>
      <time dateTime={line.at} title={`${dayText(line.at, language)} ${clockText(line.at)}`}>
        {isNewDay && <span className="story-day">{dayText(line.at, language)}</span>}
        {preciseClock(line.at)}
      </time>
      <i />
      <div>
        {text}
        {note && <small>{note}</small>}
      </div>
    </li>
  );
}

/** To the tenth of a second: tries lie close together. */
const preciseClock = (iso: string) =>
  `${clockText(iso)}.${new Date(iso).getUTCMilliseconds().toString().padStart(3, '0')[0]}`;

function useWords(line: StoryLine, story: RowStory): { text: ReactNode; note: ReactNode } {
  const { t } = useTranslation();
  const language = useLanguage();
  const groupName = useGroupName();
  const consent = useConsentWords(story);
  const entryNote = useEntryNote();
  const { row, touch, fact } = story;
  switch (line.kind) {
    case 'touch':
      return {
        text: touch?.adPlatform
          ? t('ledger.story.touch', { platform: groupName(touch.adPlatform) })
          : t('ledger.story.touchOther'),
        note:
          touch &&
          [
            groupName(touch.host),
            t(touch.paidClick ? 'ledger.story.touchPaid' : 'ledger.story.touchNotPaid'),
          ].join(' · '),
      };
    case 'fact':
      return {
        text: factMeaning(row.factName, language),
        note: [row.factName, fact.host && groupName(fact.host), t('ledger.story.fact')]
          .filter(Boolean)
          .join(' · '),
      };
    case 'graded':
      return {
        text: (
          <Trans
            i18nKey="ledger.story.graded"
            values={{
              grade: row.grade,
              value: row.expectedValueFen === null ? '–' : exactFenText(row.expectedValueFen),
            }}
            components={bold}
          />
        ),
        note:
          story.gradingVersion !== null && t('ledger.story.gradedNote', { version: story.gradingVersion }),
      };
    case 'planned':
      return {
        text: t('ledger.story.planned'),
        note: t('ledger.story.plannedNote', { version: story.mapping.version, event: row.event }),
      };
    case 'consent':
      return consent;
    case 'attempt':
      return {
        text: (
          <Trans
            i18nKey="ledger.story.attempt"
            values={{ number: line.number, state: t(`state.${line.entry.toState}`) }}
            components={bold}
          />
        ),
        note: entryNote(line.entry),
      };
    case 'moved':
      return {
        text: (
          <Trans
            i18nKey="ledger.story.moved"
            values={{
              from: line.entry.fromState ? t(`state.${line.entry.fromState}`) : '',
              to: t(`state.${line.entry.toState}`),
            }}
            components={bold}
          />
        ),
        note: entryNote(line.entry),
      };
  }
}

const machineActors = new Set(['worker', 'planner', 'person']);

function useEntryNote() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (entry: StoryEntry): string =>
    [
      entry.durationMs !== null && durationText(entry.durationMs, language),
      entry.httpStatus !== null && t('ledger.causeHttp', { status: entry.httpStatus }),
      entry.cause !== null && !/^http_\d+$/.test(entry.cause) && causeWord(entry.cause, t),
      !machineActors.has(entry.actor) && t('ledger.story.byPerson', { name: entry.actorName ?? entry.actor }),
    ]
      .filter(Boolean)
      .join(' · ');
}

type FieldName = keyof typeof zhLedger.sinkField;

function useConsentWords({ consent }: RowStory): { text: ReactNode; note: ReactNode } {
  const { t } = useTranslation();
  const language = useLanguage();
  const sinkName = useSinkName();
  const groupName = useGroupName();
  const moment = (iso: string) => `${dayText(iso, language)} ${shortClockText(iso)}`;
  const comma = language === 'zh' ? '、' : ', ';
  const { inForce, since } = consent;
  const purpose = t(`purpose.${consent.purpose}`);
  const later =
    since &&
    t('ledger.story.consentSince', {
      time: moment(since.recordedAt),
      decision: t(`ledger.story.${since.decision}`),
    });
  if (!inForce) {
    return {
      text: <Trans i18nKey="ledger.story.consentNone" values={{ purpose }} components={bold} />,
      note: later,
    };
  }
  const given = t('ledger.story.consentGiven', {
    time: moment(inForce.recordedAt),
    version: inForce.documentVersion,
  });
  const fieldName = (field: string) =>
    field in zhLedger.sinkField ? t(`ledger.sinkField.${field as FieldName}`) : field;
  const receiver = (name: string) => (sinkName(name) === name ? groupName(name) : sinkName(name));
  const named = inForce.fields
    ? t('ledger.story.consentNamed', {
        fields: inForce.fields.map(fieldName).join(comma),
        recipients: inForce.recipients?.map(receiver).join(comma) || '–',
      })
    : t('ledger.story.consentOld');
  return {
    text: (
      <Trans
        i18nKey={inForce.decision === 'granted' ? 'ledger.story.consentOk' : 'ledger.story.consentNo'}
        values={{ purpose, decision: t(`ledger.story.${inForce.decision}`) }}
        components={bold}
      />
    ),
    note: [given, named, later].filter(Boolean).map((part, place) => (
      <span key={place} className="story-note">
        {part}
      </span>
    )),
  };
}
