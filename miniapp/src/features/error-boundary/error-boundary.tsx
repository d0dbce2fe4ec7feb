import { Button, Text, View } from '@tarojs/components';
import { Component, type PropsWithChildren } from 'react';
import { goTo } from '../../routes';

/** A page that cannot be drawn says so calmly; what the person did before is with the BFF and safe. */
export class ErrorBoundary extends Component<PropsWithChildren, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  private readonly startAgain = () => {
    this.setState({ hasFailed: false });
    void goTo.landing({}, 'restart');
  };

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <View className="failed-page">
        <View className="failed-page__title">
          <Text>这一页没有打开</Text>
        </View>
        <View className="failed-page__text">
          <Text>已经办好的步骤都在，没有借款，也没有扣款。</Text>
        </View>
        <Button className="failed-page__button" onClick={this.startAgain}>
          回到首页
        </Button>
      </View>
    );
  }
}
