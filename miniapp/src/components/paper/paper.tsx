import { ScrollView, View } from '@tarojs/components';
import { classNames } from '../class-names';
import { named } from '../named';
import './paper.scss';

export interface PaperProps {
  id?: string;
  paragraphs: readonly string[];
  /** A window of a few lines to scroll in, for a text that is not the page's own matter. */
  short?: boolean;
  className?: string;
}

/** A legal text, word for word. */
export function Paper({ id, paragraphs, short, className }: PaperProps) {
  const text = paragraphs.map((paragraph, place) => (
    <View key={place} className="paper__paragraph">
      {paragraph}
    </View>
  ));
  return (
    <View {...named(id)} className={classNames('paper', className)}>
      {short ? (
        <View className="paper__short">
          <ScrollView scrollY className="paper__window">
            {text}
            <View className="paper__end" />
          </ScrollView>
          <View className="paper__fade" />
        </View>
      ) : (
        text
      )}
    </View>
  );
}
