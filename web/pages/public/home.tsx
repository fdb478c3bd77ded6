import { usePage } from '../../ui/page.tsx';

const Home = () => {
  usePage({ title: '', navy: true });
  return <h1 className="wrap">您要办什么事？</h1>;
};
export default Home;
