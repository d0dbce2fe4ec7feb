import { Notice, PreviewFrame } from '../../components';
import { usePreview } from '../../features/experiment';

/** What is looked at through a preview cannot be taken for the page that everybody sees, nor the other way round. */
export function PreviewMark() {
  const { preview, previewed } = usePreview();
  if (!preview) return null;
  if (preview === 'ended')
    return <Notice tone="caution">预览已失效，或是给别的平台的。现在看到的是正式页面。</Notice>;
  return (
    <>
      <PreviewFrame />
      <Notice tone="caution">正在预览 {previewed}，不计入任何数字。</Notice>
    </>
  );
}
