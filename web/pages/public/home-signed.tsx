import { GoingOn } from '../../features/going/going-on.tsx';
import { ActingPrompt } from '../../features/people/acting-prompt.tsx';

/** The part of the home page that only somebody signed in needs, loaded for them alone. */
const SignedHome = () => (
  <>
    <ActingPrompt />
    <GoingOn />
  </>
);
export default SignedHome;
