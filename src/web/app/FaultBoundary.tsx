import { Component, type ReactNode } from 'react';
import { FaultPage } from './FaultPage.tsx';

/** Keeps a fault of ours from taking the whole page with it, and says what is safe. */
export class FaultBoundary extends Component<{ children: ReactNode }, { fault: Error | undefined }> {
  override state: { fault: Error | undefined } = { fault: undefined };

  static getDerivedStateFromError(error: unknown): { fault: Error } {
    return { fault: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    return this.state.fault === undefined ? this.props.children : <FaultPage fault={this.state.fault} />;
  }
}
