"""What people say to each other about reviews and answers, one level deep. The shop's official reply stands apart."""
