import { Trans, useTranslation } from 'react-i18next';
import { useGroupName } from '../../../parts/use-group-name';
import { Icon } from '../../../shell/icons';
import { shareText } from '../experiment-words';
import { parameterKey } from '../variants/parameter-key';
import { reasonOfPart } from './import-part.rules';
import type { GrowthBookTrial, TriedFeature } from './try-growthbook';
import './files.css';

const bold = { b: <b /> };
type Draft = NonNullable<TriedFeature['draft']>;

/** Feature by feature, what an import would make or why it cannot; one that cannot holds up all of them. */
export function GrowthBookTrialView({ trial }: { trial: GrowthBookTrial }) {
  const { t } = useTranslation();
  const text = 'experiments.files.growthBook';
  if (trial.kind !== 'features')
    return (
      <p className="note bad" role="alert">
        <Icon name="warning" small />
        {trial.kind === 'no_json'
          ? t(`${text}.noJson`, { line: trial.line })
          : t(`${text}.refused.${trial.problem}`)}
      </p>
    );
  const { features } = trial;
  const bad = features.filter(({ draft }) => draft === null).length;
  return (
    <div className="files-trial">
      <p role={bad > 0 ? 'alert' : undefined}>
        {bad > 0 ? (
          <Trans
            i18nKey={`${text}.bad`}
            values={{ bad, count: features.length }}
            components={{ bad: <b className="bad-text" /> }}
          />
        ) : (
          <Trans i18nKey={`${text}.good`} values={{ count: features.length }} components={bold} />
        )}
      </p>
      <div className="files-features">
        <table className="rows">
          <thead>
            <tr>
              <th>{t(`${text}.feature`)}</th>
              <th>{t(`${text}.becomes`)}</th>
              <th>{t(`${text}.variants`)}</th>
            </tr>
          </thead>
          <tbody>
            {[...features]
              .sort((one, other) => Number(one.draft !== null) - Number(other.draft !== null))
              .map(({ feature, draft, part }) => (
                <tr key={feature}>
                  <td className="mono files-feature">{feature}</td>
                  {draft ? <DraftCells draft={draft} /> : <WhyCell part={part ?? ''} />}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {bad === 0 && <p className="small quiet">{t(`${text}.notCarried`)}</p>}
    </div>
  );
}

function WhyCell({ part }: { part: string }) {
  const { t } = useTranslation();
  return (
    <td colSpan={2}>
      <span className="bad-text">{t(`experiments.files.growthBook.part.${reasonOfPart(part)}`)}</span>
      <small>
        {t('experiments.files.growthBook.at')} <span className="mono">{part}</span>
      </small>
    </td>
  );
}

function DraftCells({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const { audience, slot, variants } = draft;
  const text = 'experiments.files.growthBook';
  const comma = t('experiments.comma');
  const people = [
    audience.hosts.map(groupName).join(comma),
    ...(audience.adPlatforms ? [audience.adPlatforms.map(groupName).join(comma)] : []),
    ...(audience.newcomersOnly ? [t(`${text}.newcomers`)] : []),
  ];
  const changed = [...new Set(variants.flatMap(({ parameters }) => parameters))];
  return (
    <>
      <td>
        {draft.name}
        <small>
          {t(`experiments.layer.${draft.layer}`)} {shareText(slot.fromBps)}–{shareText(slot.toBps)} ·{' '}
          {t(`${text}.letIn`, { share: shareText(draft.shareBps) })}
        </small>
        <small>{people.join(' · ')}</small>
      </td>
      <td>
        {variants.map(({ key, name, weightBps }) => (
          <div key={key}>
            <b>{key.toUpperCase()}</b> {name} <span className="quiet">{shareText(weightBps)}</span>
          </div>
        ))}
        <small>
          {t(`${text}.changes`, {
            parts: changed.map((name) => t(`experiments.parameter.${parameterKey(name)}.name`)).join(comma),
          })}
        </small>
      </td>
    </>
  );
}
