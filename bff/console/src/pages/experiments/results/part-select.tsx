import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { partIn, partsOf, partText } from './part.rules';
import { useResultsView } from './results-view';
import { useSegmentName } from './use-segment-name';

const everybody = 'everybody';

/** Whom the page shows. */
export function PartSelect({ onChange }: { onChange(part: string | null): void }) {
  const { t } = useTranslation();
  const { phase, part } = useResultsView();
  const segmentName = useSegmentName();
  const parts = partsOf(phase.definition);
  if (parts.length === 0) return null;
  const kinds = [...new Set(parts.map(({ kind }) => kind))];
  return (
    <Select
      aria-label={t('experiments.results.part.choose')}
      value={part ? partText(part) : everybody}
      onChange={(value) => onChange(partIn(value, parts) ? value : null)}
      options={[
        { value: everybody, label: t('experiments.results.part.everybody') },
        ...kinds.map((kind) => ({
          label: t(`experiments.results.segments.kind.${kind}`),
          options: parts
            .filter((one) => one.kind === kind)
            .map((one) => ({ value: partText(one), label: segmentName(one.kind, one.value) })),
        })),
      ]}
      style={{ minWidth: 150 }}
    />
  );
}
