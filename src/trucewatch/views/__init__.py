"""Questions that one can ask of the evidence; each answer is used alike by command line, web and exports."""
