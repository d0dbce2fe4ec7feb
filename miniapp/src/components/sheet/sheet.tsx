import { ScrollView, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '../accessible';
import { named } from '../named';
import '../bottom-bar/bottom-bar.scss';
import './sheet.scss';

export interface SheetProps {
  id?: string;
  /** Left out by a page that only renders it while it is open. */
  open?: boolean;
  title: string;
  /** The buttons: one, or two of equal width. A list to choose from needs none. */
  actions?: ReactNode;
  /** Given only where closing is the same as declining: a tap beside the sheet then closes it. */
  onClose?: () => void;
  children: ReactNode;
}

/** One question over the page. Nothing of it is there while it is closed. */
export function Sheet({ id, open = true, title, actions, onClose, children }: SheetProps) {
  if (!open) return null;
  return (
    <View className="sheet-layer">
      <View {...named(id && `${id}-scrim`)} className="sheet-layer__scrim" catchMove onClick={onClose} />
      <View {...named(id)} className="sheet" {...accessible({ role: 'dialog', label: title })}>
        <ScrollView className="sheet__scroll" scrollY>
          <View className="title">{title}</View>
          <View className="sheet__body">{children}</View>
        </ScrollView>
        {actions && <View className="bottom-bar__row">{actions}</View>}
      </View>
    </View>
  );
}
