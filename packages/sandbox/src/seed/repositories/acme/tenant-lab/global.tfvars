aws_location  = "eu-west-1"
unique_suffix = 5667
