import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { accessible } from '../accessible';

interface BarWords {
  title: string;
  canGoBack: boolean;
}

/** A browser draws no bar with a title and a way back, as the other hosts do. */
export function TitleBar() {
  // Read once: a page keeps its title and its place, also while another one lies above it.
  const [{ title, canGoBack }] = useState(barWords);
  return (
    <View className="title-bar">
      {canGoBack && (
        <View
          id="title-bar-back"
          className="title-bar__back"
          {...accessible({ role: 'button', label: '返回' })}
          onClick={() => void Taro.navigateBack()}
        />
      )}
      <Text className="title-bar__title">{title}</Text>
    </View>
  );
}

function barWords(): BarWords {
  const config = Taro.getCurrentInstance().page?.config as { navigationBarTitleText?: string } | undefined;
  return { title: config?.navigationBarTitleText ?? '', canGoBack: Taro.getCurrentPages().length > 1 };
}
