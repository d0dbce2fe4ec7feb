import type { ModalQuestion } from './host-answers';

export interface Toast {
  readonly title: string;
  readonly icon?: string;
}

/** What the host itself draws over the page; kept in order, so that a test can tell what the person was told. */
export class HostScreen {
  readonly toasts: Toast[] = [];
  readonly modals: ModalQuestion[] = [];
  currentToast: Toast | undefined;
  loading: string | undefined;
  clipboard = '';

  showToast(toast: Toast): void {
    this.toasts.push(toast);
    this.currentToast = toast;
  }
}
