import { Notice, Phrases, PreviewFrame } from '../../components';
import { usePreview } from '../../features/experiment';

/** What is looked at through a preview cannot be taken for the page that everybody sees, nor the other way round. */
export function PreviewMark() {
  const { preview, previewed } = usePreview();
  if (!preview) return null;
  const isOver = preview === 'ended';
  return (
    <>
      <Notice tone="caution" className="mb-12">
        <Phrases
          of={
            isOver
              ? ['预览链接已失效，', '或属于别的平台。', '现在是正式页面。']
              : [`正在预览 ${previewed}，`, '不计入任何数字。']
          }
        />
      </Notice>
      {!isOver && <PreviewFrame />}
    </>
  );
}
