"""The agenda of advocacy: what an organisation asks over the red criteria of a diagnosis."""
