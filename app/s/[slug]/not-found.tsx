import { ShareAbsent } from "@/components/frame/share-absent";

export default function ShareNotFound() {
  return <ShareAbsent />;
}
