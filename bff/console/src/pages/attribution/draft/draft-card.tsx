import { Button, Input, Popconfirm, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { useGroupName } from '../../../parts/use-group-name';
import { Card } from '../../../parts/card';
import { useLeaveGuard } from '../../../parts/use-leave-guard';
import { Field } from '../../accounts/field';
import { type Rule, useRuleChange } from '../attribution-api';
import { AttributionRefusal } from '../attribution-refusal';
import { useRuleWords } from '../use-rule-words';
import { isSamePlace } from '../versions.rules';
import { type Draft, draftOf, type Field as FieldName, problemsOf, proposedOf } from './draft.rules';
import { LengthField } from './length-field';

const platforms = ['', 'ocean_engine', 'tencent_ads', 'kuaishou', 'baidu'] as const;
const maxReason = 200;

interface DraftCardProps {
  /** The version that it is begun from. */
  from: Rule;
  inForce: readonly Rule[];
  onClose(): void;
  onSaved(ruleId: number): void;
}

/** A version under somebody's hands; what is wrong is said beside its field once they ask to save. */
export function DraftCard({ from, inForce, onClose, onSaved }: DraftCardProps) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const words = useRuleWords();
  const [draft, setDraft] = useState(() => draftOf(from));
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(draftOf(from));
  const own = inForce.find((rule) => isSamePlace(rule, proposedOf(draft)));
  const problems = problemsOf(draft, own);
  const saving = useRuleChange(trpc.attribution.proposeRule.mutate, ({ ruleId }) => onSaved(ruleId));
  const isGood = Object.keys(problems).length === 0;
  const save = () => {
    setAsked(true);
    if (isGood) saving.mutate({ rule: proposedOf(draft), reason: draft.reason.trim() });
  };
  useLeaveGuard(isUnsaved && !saving.isSuccess);
  // A reason is missing from the start; it is told when somebody wants to save without one.
  const told = (field: FieldName): string | null => {
    const problem = problems[field];
    if (!problem || (!asked && (problem === 'reason_short' || problem === 'same'))) return null;
    return t(`attribution.draft.problem.${problem}`);
  };
  return (
    <Card
      title={t('attribution.draft.title')}
      aside={
        <>
          {isUnsaved && <span className="tag warn">{t('attribution.draft.unsaved')}</span>}
          <span className="small quiet">
            {t('attribution.draft.from', { place: words.place(from), version: from.version })}
          </span>
          <Popconfirm
            title={t('attribution.draft.leave')}
            okText={t('attribution.draft.leaveYes')}
            cancelText={t('attribution.draft.leaveNo')}
            disabled={!isUnsaved}
            onConfirm={onClose}
          >
            <Button type="text" size="small" onClick={isUnsaved ? undefined : onClose}>
              {t('attribution.draft.close')}
            </Button>
          </Popconfirm>
        </>
      }
    >
      <div className="attribution-form">
        <Field label={t('attribution.draft.platform')}>
          {(ids) => (
            <Select<Draft['adPlatform']>
              {...ids}
              value={draft.adPlatform}
              options={platforms.map((platform) => ({
                value: platform,
                label: platform === '' ? t('attribution.draft.platformAll') : groupName(platform),
              }))}
              onChange={(adPlatform) =>
                change({ adPlatform, accountId: adPlatform === '' ? '' : draft.accountId })
              }
            />
          )}
        </Field>
        <Field
          label={t('attribution.draft.account')}
          help={t(
            draft.adPlatform === '' ? 'attribution.draft.accountNone' : 'attribution.draft.accountHelp',
          )}
          problem={told('account')}
        >
          {(ids) => (
            <Input
              {...ids}
              {...(told('account') ? { status: 'error' as const } : {})}
              className="mono-field"
              autoComplete="off"
              value={draft.accountId}
              disabled={draft.adPlatform === ''}
              onChange={({ target }) => change({ accountId: target.value })}
            />
          )}
        </Field>
        <LengthField
          label={t('attribution.draft.window')}
          help={t('attribution.draft.windowHelp')}
          problem={told('click')}
          length={draft.click}
          onChange={(click) => change({ click })}
        />
        <LengthField
          label={t('attribution.draft.deep')}
          help={t('attribution.draft.deepHelp')}
          problem={told('deep')}
          length={draft.deep}
          onChange={(deep) => change({ deep })}
        />
        <Choice
          label={t('attribution.draft.repeated')}
          help={t('attribution.draft.repeatedHelp')}
          checked={draft.repeatedClicks}
          onChange={(repeatedClicks) => change({ repeatedClicks })}
        />
        <Choice
          label={t('attribution.draft.unnamed')}
          help={t('attribution.draft.unnamedHelp')}
          checked={draft.unnamedClicks}
          onChange={(unnamedClicks) => change({ unnamedClicks })}
        />
        <div className="attribution-reason">
          <Field
            label={t('attribution.draft.reason')}
            help={t('attribution.draft.reasonHelp')}
            problem={told('reason')}
            required
          >
            {(ids) => (
              <Input
                {...ids}
                {...(told('reason') ? { status: 'error' as const } : {})}
                value={draft.reason}
                maxLength={maxReason}
                placeholder={t('attribution.draft.reasonPlaceholder')}
                onChange={({ target }) => change({ reason: target.value })}
                onPressEnter={save}
              />
            )}
          </Field>
        </div>
      </div>
      <div className="draft-foot">
        <Button type="primary" loading={saving.isPending} onClick={save}>
          {t('attribution.draft.save')}
        </Button>
        {told('whole') ? (
          <span className="problem-line blocks" role="alert">
            {told('whole')}
          </span>
        ) : (
          <span className="small quiet">{t('attribution.draft.saveNote')}</span>
        )}
      </div>
      {saving.isError && (
        <div className="card-body">
          <AttributionRefusal error={saving.error} onRetry={save} />
        </div>
      )}
    </Card>
  );
}

interface ChoiceProps {
  label: string;
  help: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

function Choice({ label, help, checked, onChange }: ChoiceProps) {
  return (
    <div className="attribution-choice">
      <Field label={label} help={help}>
        {(ids) => <Switch {...ids} checked={checked} onChange={onChange} style={{ justifySelf: 'start' }} />}
      </Field>
    </div>
  );
}
