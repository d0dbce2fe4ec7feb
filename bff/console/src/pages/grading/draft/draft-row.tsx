import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shell/icons';
import { gradableFacts, grades, type KnownBands, type PolicyProblem } from '../grading-api';
import {
  bpsOfPercent,
  cleanBands,
  type DraftRow,
  fenOfYuan,
  MAX_BANDS,
  percentOfBps,
  type Unfinished,
  yuanOfFen,
} from './draft.rules';
import { isBlocking, problemText } from './problem-text';

const MAX_YUAN = 1_000_000;
const MAX_PERCENT = 10_000;

interface DraftRowProps {
  row: DraftRow;
  number: number;
  last: boolean;
  bands: KnownBands;
  problems: (PolicyProblem | Unfinished)[];
  onChange(change: Partial<DraftRow>): void;
  onMove(places: 1 | -1): void;
  onRemove(): void;
}

export function DraftRowCells(props: DraftRowProps) {
  const { row, number, bands, problems, onChange } = props;
  const { t } = useTranslation();
  const numbered = { row: number };
  return (
    <>
      <tr className={problems.length > 0 ? 'has-problem' : undefined}>
        <td>
          <Order {...props} />
        </td>
        <td>
          <Select
            mode="multiple"
            aria-label={t('grading.factsLabel', numbered)}
            value={row.facts}
            placeholder={t('grading.any')}
            options={gradableFacts.map((fact) => ({ value: fact, label: t(`grading.fact.${fact}`) }))}
            onChange={(facts) => onChange({ facts: gradableFacts.filter((fact) => facts.includes(fact)) })}
          />
        </td>
        <td>
          <BandSelect
            label={t('grading.riskLabel', numbered)}
            value={row.riskBands}
            known={bands.riskBands}
            onChange={(riskBands) => onChange({ riskBands })}
          />
        </td>
        <td>
          <BandSelect
            label={t('grading.limitLabel', numbered)}
            value={row.limitBands}
            known={bands.limitBands}
            onChange={(limitBands) => onChange({ limitBands })}
          />
        </td>
        <td>
          <Rates row={row} onChange={onChange} />
        </td>
        <td>
          <Select
            aria-label={t('grading.gradeLabel', numbered)}
            value={row.grade}
            options={grades.map((grade) => ({ value: grade, label: grade }))}
            onChange={(grade) => onChange({ grade })}
          />
        </td>
        <td>
          <InputNumber
            aria-label={t('grading.valueLabel', numbered)}
            value={yuanOfFen(row.expectedValueFen)}
            prefix="¥"
            min={0}
            max={MAX_YUAN}
            precision={2}
            controls={false}
            formatter={(value) =>
              String(value ?? '').replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros))
            }
            onChange={(yuan) => onChange({ expectedValueFen: fenOfYuan(yuan) })}
          />
        </td>
        <td>
          <Button
            type="text"
            aria-label={t('grading.remove', numbered)}
            title={t('grading.remove', numbered)}
            icon={<Icon name="cross" small />}
            onClick={props.onRemove}
          />
        </td>
      </tr>
      {problems.length > 0 && (
        <tr className="row-problems">
          <td />
          <td colSpan={7}>
            {problems.map((problem, index) => (
              <div key={index} className={`problem-line ${isBlocking(problem) ? 'blocks' : 'told'}`}>
                <Icon name="warning" small />
                {problemText(problem, t)}
              </div>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

function Order({ number, last, onMove }: DraftRowProps) {
  const { t } = useTranslation();
  const numbered = { row: number };
  return (
    <span className="draft-order">
      <b>{number}</b>
      <Button
        type="text"
        size="small"
        aria-label={t('grading.up', numbered)}
        title={t('grading.up', numbered)}
        disabled={number === 1}
        onClick={() => onMove(-1)}
      >
        ↑
      </Button>
      <Button
        type="text"
        size="small"
        aria-label={t('grading.down', numbered)}
        title={t('grading.down', numbered)}
        disabled={last}
        onClick={() => onMove(1)}
      >
        ↓
      </Button>
    </span>
  );
}

interface BandSelectProps {
  label: string;
  value: string[];
  known: string[];
  onChange(bands: string[]): void;
}

/** Bands that the lender has used are offered; others can be typed, for a lender may begin with a new one. */
function BandSelect({ label, value, known, onChange }: BandSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      mode="tags"
      aria-label={label}
      value={value}
      placeholder={t('grading.any')}
      tokenSeparators={[',', '，', '、', ' ']}
      maxCount={MAX_BANDS}
      options={known.map((band) => ({ value: band, label: band }))}
      onChange={(bands: string[]) => onChange(cleanBands(bands))}
    />
  );
}

function Rates({ row, onChange }: Pick<DraftRowProps, 'row' | 'onChange'>) {
  const { t } = useTranslation();
  const field = (name: 'rateFromBps' | 'rateToBps') => (
    <InputNumber
      aria-label={t(name === 'rateFromBps' ? 'grading.rateFromLabel' : 'grading.rateToLabel')}
      value={percentOfBps(row[name])}
      placeholder={t('grading.any')}
      suffix="%"
      min={0}
      max={MAX_PERCENT}
      controls={false}
      onChange={(percent) => onChange({ [name]: bpsOfPercent(percent) })}
    />
  );
  return (
    <span className="draft-rates">
      {field('rateFromBps')}
      <span className="quiet">–</span>
      {field('rateToBps')}
    </span>
  );
}
