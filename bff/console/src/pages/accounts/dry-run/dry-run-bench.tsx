import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personCode } from '../../../format/codes';
import { dayText, shortClockText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { ErrorNote } from '../../../parts/error-note';
import { shortFactMeaning } from '../../../parts/fact-name';
import { useDryRun, useFactChoices } from '../account-queries';
import type { AccountDetail, DryRunQuestion, MappingLine, Setup, Sink } from '../account-types';
import { AccountsSkeleton } from '../accounts-skeleton';
import { Field } from '../field';
import { Refused } from '../refused';
import { useWords } from '../use-words';
import { DryRunResult } from './dry-run-result';
import './dry-run.css';

const SAMPLE = 'sample';
const grades = ['A', 'B', 'C', null] as const;
type Grade = (typeof grades)[number];

const keyOf = ({ fact, event }: MappingLine) => `${fact} ${event}`;

/** The deepest line tells most: it is tried first. */
const firstLine = ({ mapping }: Setup): MappingLine | null =>
  mapping.find(({ fact }) => fact === 'credit_approved') ?? mapping.at(-1) ?? null;

/** Any line of the set-up, with any fact, to be looked at before anything goes. */
export function DryRunBench({ account, sink, setup }: { account: AccountDetail; sink: Sink; setup: Setup }) {
  const { t } = useTranslation();
  const say = useWords();
  const language = useLanguage();
  const [lineKey, setLineKey] = useState(() => {
    const line = firstLine(setup);
    return line ? keyOf(line) : '';
  });
  const [factId, setFactId] = useState(SAMPLE);
  const [grade, setGrade] = useState<Grade>('A');
  const line = setup.mapping.find((each) => keyOf(each) === lineKey) ?? firstLine(setup);
  const facts = useFactChoices(account.accountId, line?.fact ?? null);
  const question: DryRunQuestion | null = line && {
    accountId: account.accountId,
    setup,
    fact: line.fact,
    event: line.event,
    factId: factId === SAMPLE ? null : factId,
    grade,
  };
  const run = useDryRun(question);
  if (!line) return <p className="note warn">{t('accounts.dryRunNoLines')}</p>;
  const meaning = (name: string) => {
    const event = sink.events.find((each) => each.name === name);
    return event ? say(event.meaning) : name;
  };
  return (
    <>
      <div className="card dry-run-choice">
        <Field label={t('accounts.dryRunLine')}>
          {(ids) => (
            <Select
              {...ids}
              value={keyOf(line)}
              options={setup.mapping.map((each) => ({
                value: keyOf(each),
                label: `${shortFactMeaning(each.fact, language)} → ${meaning(each.event)}`,
              }))}
              onChange={(chosen) => {
                setLineKey(chosen);
                setFactId(SAMPLE);
              }}
            />
          )}
        </Field>
        <Field label={t('accounts.dryRunFact')}>
          {(ids) => (
            <Select
              {...ids}
              value={factId}
              loading={facts.isFetching}
              options={[
                { value: SAMPLE, label: t('accounts.dryRunSample') },
                ...(facts.data ?? []).map((fact) => ({
                  value: fact.factId,
                  label: t('accounts.dryRunReal', {
                    day: dayText(fact.occurredAt, language),
                    time: shortClockText(fact.occurredAt),
                    person: personCode(fact.personId),
                  }),
                })),
              ]}
              onChange={setFactId}
            />
          )}
        </Field>
        {factId === SAMPLE && (
          <Field label={t('accounts.dryRunGrade')}>
            {(ids) => (
              <Segmented
                {...ids}
                value={grade ?? 'none'}
                options={grades.map((each) => ({
                  value: each ?? 'none',
                  label: each ?? t('accounts.gradeNone'),
                }))}
                onChange={(chosen) => setGrade(grades.find((each) => each === chosen) ?? null)}
              />
            )}
          </Field>
        )}
      </div>
      {run.isError && (
        <ErrorNote what={t('accounts.step.dryRun')} error={run.error} onRetry={() => void run.refetch()} />
      )}
      {run.isPending && <AccountsSkeleton />}
      {run.data && 'problems' in run.data && run.data.problems && (
        <>
          <p className="note warn" style={{ marginTop: 16 }}>
            {t('accounts.dryRunNeedsMending')}
          </p>
          <Refused answer={run.data} />
        </>
      )}
      {run.data && !('problems' in run.data && run.data.problems) && (
        <DryRunResult run={run.data as Parameters<typeof DryRunResult>[0]['run']} sink={sink} />
      )}
    </>
  );
}
