import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { Card } from '../../../parts/card';
import { useGates, useRefreshAccounts } from '../account-queries';
import type { FormField } from '../account-types';
import { CallNote } from '../call-note';
import { FoldedPart } from '../folded-part';
import { FormFieldControl } from '../form-field';
import { GateMark } from '../gate-mark';
import { nestedValue, withNestedValue } from '../nested-value';
import { useWords } from '../use-words';
import { ClicksCard } from './clicks-card';
import { SecretsCard } from './secrets-card';
import type { StepProps } from './step-props';
import './authorise.css';

export function AuthoriseStep(props: StepProps) {
  const { account, sink } = props;
  return (
    <>
      <p className="answer">
        <Trans
          i18nKey={sink.secretsOptional ? 'accounts.authoriseLeadFree' : 'accounts.authoriseLead'}
          components={{ b: <b /> }}
        />
      </p>
      <div className="grid">
        <div className="column" style={{ gridColumn: 'span 7' }}>
          <SettingsCard {...props} />
          <ClicksCard {...props} />
        </div>
        <div className="column" style={{ gridColumn: 'span 5' }}>
          <SecretsCard account={account} sink={sink} />
          <AskCard {...props} />
        </div>
      </div>
    </>
  );
}

function SettingsCard({ sink, setup, onChange, problemAt }: StepProps) {
  const { t } = useTranslation();
  const required = sink.settings.filter((field) => field.required);
  const others = sink.settings.filter((field) => !field.required);
  const control = (field: FormField) => (
    <SettingControl key={field.name} {...{ field, setup, onChange, problemAt }} />
  );
  return (
    <Card
      title={t('accounts.settingsTitle')}
      aside={
        <span className="small quiet">
          {t(required.length > 0 ? 'accounts.settingsRequired' : 'accounts.settingsNone')}
        </span>
      }
    >
      {required.length > 0 && <div className="card-body form-grid">{required.map(control)}</div>}
      <FoldedPart
        title={t('accounts.advanced', { count: others.length })}
        hasProblem={others.some(({ name }) => problemAt(`settings.${name}`) !== null)}
      >
        <div className="form-grid">{others.map(control)}</div>
      </FoldedPart>
    </Card>
  );
}

function SettingControl({
  field,
  setup,
  onChange,
  problemAt,
}: Pick<StepProps, 'setup' | 'onChange' | 'problemAt'> & { field: FormField }) {
  const say = useWords();
  const problem = problemAt(`settings.${field.name}`);
  return (
    <FormFieldControl
      field={field}
      value={nestedValue(setup.settings, field.name)}
      problem={problem ? say(problem.words) : null}
      onChange={(value) =>
        onChange({ ...setup, settings: withNestedValue(setup.settings, field.name, value) })
      }
    />
  );
}

/** The first gate, asked for here: where the authorisation is given one wants to know whether it is right. */
function AskCard({ account, sink, setup }: StepProps) {
  const { t } = useTranslation();
  const say = useWords();
  const refresh = useRefreshAccounts();
  const gates = useGates(account.accountId, setup);
  const asking = useMutation({
    mutationFn: () => trpc.account.askPlatform.mutate({ accountId: account.accountId, setup }),
    onSuccess: refresh,
  });
  const gate = gates.data?.find((each) => each.gate === 'authorised');
  if (!gate) return null;
  return (
    <Card
      title={<GateMark gate={gate} />}
      aside={<span className={`gate-state ${gate.state}`}>{t(`accounts.gateState.${gate.state}`)}</span>}
    >
      <div className="card-body">
        <ul className="evidence">
          {gate.evidence.map((words) => (
            <li key={words.en}>{say(words)}</li>
          ))}
        </ul>
        {sink.canBeAsked && (
          <div className="ask">
            <Button id="ask-platform" loading={asking.isPending} onClick={() => asking.mutate()}>
              {t(asking.isPending ? 'accounts.asking' : 'accounts.ask')}
            </Button>
            <span className="small quiet">{t('accounts.askNote')}</span>
          </div>
        )}
        <CallNote error={asking.error} />
      </div>
    </Card>
  );
}
