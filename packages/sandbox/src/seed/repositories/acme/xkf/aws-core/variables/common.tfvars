flow_log_enabled = true
