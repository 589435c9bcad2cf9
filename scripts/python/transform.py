"""transform.py TEMPLATE: writes the template as the SAM translator makes it, in JSON."""

import json
import sys
from pathlib import Path

import boto3
from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    """Every policy is written out in the template, so that none must be looked up."""

    def load(self):
        return {}


def local_code_elsewhere(template):
    """The translator takes code from S3 only; where it lies is of no interest to a check."""
    for resource in template["Resources"].values():
        for name in ("CodeUri", "ContentUri"):
            if name in resource.get("Properties", {}):
                resource["Properties"][name] = "s3://bucket/key"
    return template


boto3.setup_default_session(region_name="eu-west-1")
source = yaml_parse(Path(sys.argv[1]).read_text(encoding="utf-8"))
json.dump(transform(local_code_elsewhere(source), {}, NoManagedPolicies()), sys.stdout, indent=2)
