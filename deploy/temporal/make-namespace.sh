#!/bin/sh
# Makes the namespace and its search attributes. Changes nothing the second time. Address and
# namespace come from TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.
set -eu

temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 30d

known=$(temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE")
for name in ParleyTenant ParleyCase ParleyRole ParleyStage ParleyOutcome; do
  case "$known" in
    *"$name"*) ;;
    *) temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" \
      --name "$name" --type Keyword ;;
  esac
done
