"""stack.py VERB NAME: does to a CloudFormation stack what the SAM CLI cannot.

exists   ends with 1 where there is none of that name
describe writes its resources and outputs, in JSON
forget   reads such a description and removes what its template keeps when the stack is deleted
"""

import json
import sys

import boto3
from botocore.exceptions import ClientError


def exists(name):
    try:
        boto3.client("cloudformation").describe_stacks(StackName=name)
    except ClientError as error:
        if "does not exist" in str(error):
            sys.exit(1)
        raise


def describe(name):
    client = boto3.client("cloudformation")
    pages = client.get_paginator("list_stack_resources").paginate(StackName=name)
    resources = [
        {
            "logicalId": resource["LogicalResourceId"],
            "physicalId": resource["PhysicalResourceId"],
            "type": resource["ResourceType"],
        }
        for page in pages for resource in page["StackResourceSummaries"]
    ]
    outputs = client.describe_stacks(StackName=name)["Stacks"][0].get("Outputs", [])
    json.dump({
        "resources": resources,
        "outputs": {output["OutputKey"]: output["OutputValue"] for output in outputs},
    }, sys.stdout)


def remove_bucket(name):
    bucket = boto3.resource("s3").Bucket(name)
    bucket.objects.all().delete()
    bucket.delete()


def remove_layer(arn):
    layer, version = arn.rsplit(":", 1)
    boto3.client("lambda").delete_layer_version(LayerName=layer, VersionNumber=int(version))


REMOVERS = {
    "AWS::DynamoDB::Table": lambda name: boto3.client("dynamodb").delete_table(TableName=name),
    "AWS::Lambda::LayerVersion": remove_layer,
    "AWS::Logs::LogGroup": lambda name: boto3.client("logs").delete_log_group(logGroupName=name),
    "AWS::S3::Bucket": remove_bucket,
    "AWS::SecretsManager::Secret": lambda arn: boto3.client("secretsmanager").delete_secret(
        SecretId=arn, ForceDeleteWithoutRecovery=True),
    "AWS::SQS::Queue": lambda url: boto3.client("sqs").delete_queue(QueueUrl=url),
}
GONE = {"NonExistentQueue", "NoSuchBucket", "ResourceNotFoundException", "QueueDoesNotExist"}


def forget(_):
    for resource in json.load(sys.stdin)["resources"]:
        try:
            REMOVERS.get(resource["type"], lambda _: None)(resource["physicalId"])
        except ClientError as error:
            if error.response["Error"]["Code"].rsplit(".", 1)[-1] not in GONE:
                raise


{"exists": exists, "describe": describe, "forget": forget}[sys.argv[1]](sys.argv[2])
