import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Frame } from "@/components/frame/frame";
import { Providers } from "@/components/frame/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Tokamak", template: "%s · Tokamak" },
  description: "One prompt, several models side by side, one fused answer.",
};

export const viewport: Viewport = {
  // What comes up from the bottom edge stays above the keyboard of a phone.
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f8f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1012" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <Providers>
          <Frame>{children}</Frame>
        </Providers>
      </body>
    </html>
  );
}
