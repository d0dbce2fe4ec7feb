import { useTranslation } from 'react-i18next';
import './grade.css';

type GradeLike = 'A' | 'B' | 'C' | 'none' | 'waiting' | null;

/** The letter is the shape: colour alone never says how good something is. */
export function GradeTag({ grade }: { grade: GradeLike }) {
  const { t } = useTranslation();
  if (grade === 'A' || grade === 'B' || grade === 'C') {
    return <span className={`grade grade-${grade.toLowerCase()}`}>{grade}</span>;
  }
  return (
    <span className={`grade ${grade === 'waiting' ? 'grade-waiting hatch' : 'grade-none'}`}>
      {t(grade === 'waiting' ? 'grading.waiting' : 'grading.none')}
    </span>
  );
}
