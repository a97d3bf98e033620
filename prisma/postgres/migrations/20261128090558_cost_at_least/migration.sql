-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "costAtLeastMicroUsd" BIGINT;
