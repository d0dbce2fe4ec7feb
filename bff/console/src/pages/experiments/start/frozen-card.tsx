import { useTranslation } from 'react-i18next';
import { dayText, shortClockText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { useGroupName } from '../../../parts/use-group-name';
import { hashText } from '../compliance/approval-card';
import type { Experiment } from '../experiment-types';
import { shareText, useDoerName, useMetricWords } from '../experiment-words';
import { VariantMarks } from '../variant-mark';
import './start.css';

interface FrozenCardProps {
  experiment: Experiment;
  /** Of the draft. */
  textHash: string;
}

/** What nobody changes any more from the start on: what is measured later is measured by it. */
export function FrozenCard({ experiment, textHash: draftHash }: FrozenCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const doerName = useDoerName();
  const groupName = useGroupName();
  const words = useMetricWords();
  const phase = experiment.phases[0] ?? null;
  // While the draft says the same, what is told is what runs; another draft is what the next phase would freeze.
  const frozen = phase && !experiment.draftDiffers ? phase : null;
  const definition = frozen?.definition ?? experiment.definition;
  const textHash = frozen?.textHash ?? draftHash;
  const { primary, guardrails, slot, audience, variants } = definition;
  const comma = t('experiments.comma');
  const lines: [string, React.ReactNode][] = [
    [t('experiments.plan.hypothesis'), definition.hypothesis || t('experiments.none')],
    [
      t('experiments.plan.layer'),
      `${t(`experiments.layer.${definition.layer}`)} ${shareText(slot.fromBps)}–${shareText(slot.toBps)}`,
    ],
    [
      t('experiments.start.arms'),
      <VariantMarks
        key="arms"
        variants={variants.map(({ key, name, weightBps }) => ({
          key,
          name: `${name} ${shareText(weightBps)}`,
        }))}
      />,
    ],
    [
      t('experiments.start.who'),
      [
        t(`experiments.plan.unitName.${definition.unit}`),
        audience.hosts.map(groupName).join(comma),
        audience.adPlatforms === null
          ? t('experiments.plan.platformsOf.all')
          : audience.adPlatforms.map(groupName).join(comma),
        ...(audience.newcomersOnly ? [t('experiments.plan.newcomersOnly')] : []),
      ].join(' · '),
    ],
    [
      t('experiments.plan.primary'),
      t('experiments.start.primary', {
        metric: words.name(primary.metric),
        effect: words.amount(primary.metric, primary.smallestEffect),
      }),
    ],
    [
      t('experiments.plan.guardrails'),
      guardrails.length === 0
        ? t('experiments.start.builtInOnly')
        : guardrails
            .map(({ metric, margin }) => `${words.name(metric)} ${words.amount(metric, margin)}`)
            .join(comma),
    ],
    [
      t('experiments.start.rule'),
      t('experiments.start.ruleOf', {
        looks: definition.looks,
        alpha: shareText(definition.alphaBps),
        power: shareText(definition.powerBps),
        units: countText(definition.plannedUnits),
        days: definition.plannedDays,
      }),
    ],
    [
      t('experiments.approval.text'),
      <span key="hash" className="mono" title={textHash}>
        {hashText(textHash)}
      </span>,
    ],
  ];
  return (
    <Card
      title={t(frozen ? 'experiments.start.frozenAlready' : 'experiments.start.frozenTitle')}
      aside={
        frozen && (
          <span className="small quiet">
            {t('experiments.start.phaseSince', {
              phase: frozen.phase,
              by: doerName(frozen.started.by),
              day: dayText(frozen.started.at, language),
              time: shortClockText(frozen.started.at),
            })}
          </span>
        )
      }
    >
      <dl className="frozen">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
