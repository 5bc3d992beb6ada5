"""What an operator needs: readiness, figures, a doctor, backups and their way back."""
