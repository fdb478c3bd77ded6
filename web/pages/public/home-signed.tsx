import type { ReactNode } from 'react';
import { GoingOn } from '../../features/going/going-on.tsx';
import { ActingPrompt } from '../../features/people/acting-prompt.tsx';

/** The part of the home page that only somebody signed in needs, loaded for them alone. */
const SignedHome = ({ children }: { readonly children: ReactNode }) => (
  <>
    <ActingPrompt />
    <GoingOn>{children}</GoingOn>
  </>
);
export default SignedHome;
