import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import './grade.css';
import type { GradeSums } from './sums.rules';

const drawn = ['A', 'B', 'C', 'none'] as const;

/** The shares of the grades, told in words beneath: a bar alone would leave them to be measured. */
export function GradeBar({ sums }: { sums: GradeSums }) {
  const { t } = useTranslation();
  const shown = drawn.filter((grade) => sums.byGrade[grade] > 0);
  if (shown.length === 0) return <small>–</small>;
  return (
    <>
      <span className="grade-bar" aria-hidden="true">
        {shown.map((grade) => (
          <i
            key={grade}
            className={`grade-bar-${grade.toLowerCase()}`}
            style={{ flexGrow: sums.byGrade[grade] }}
          />
        ))}
      </span>
      <small>
        {shown
          .map((grade) => `${grade === 'none' ? t('grading.none') : grade} ${countText(sums.byGrade[grade])}`)
          .join(' · ')}
      </small>
    </>
  );
}
